namespace Federation.Cluster.Normalising.Hours;

/// <summary>"fermé le mercredi après-midi".</summary>
/// <param name="Half"><see cref="ProseKind.Morning"/>, <see cref="ProseKind.Afternoon"/>, or null for the whole day.</param>
internal readonly record struct ProseClosure(DayKey Day, ProseKind? Half);
