"""Decision tools: question sets (data), answers, results (pure functions), stored evaluations."""
