"""The workbench in the browser, part by part."""
