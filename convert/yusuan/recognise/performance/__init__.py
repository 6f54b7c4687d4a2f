"""Performance (绩效): forms of one project or of a department, lists of projects, their money and targets."""
