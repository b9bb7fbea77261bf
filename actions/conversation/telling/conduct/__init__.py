"""What a manager tells of somebody's conduct: who it was, what they offer to explain it, what is to be done."""
