namespace Federation.Cluster.Normalising.Hours;

/// <param name="Appointment">The words for "by appointment" where the hours are for that; null for open doors.</param>
internal readonly record struct ProseSpan(HoursSpan Span, string? Appointment);
