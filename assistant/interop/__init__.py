"""What leaves Provenote: signed notes and approved handouts as documents."""
