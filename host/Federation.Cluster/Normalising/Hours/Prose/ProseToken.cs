namespace Federation.Cluster.Normalising.Hours;

/// <param name="Value">The number of a day, time in minutes, nth or plain number; the set of <see cref="ProseKind.Days"/>; 0 otherwise.</param>
/// <param name="French">Where the word is one of both languages: which.</param>
internal readonly record struct ProseToken(ProseKind Kind, int Value = 0, bool French = true);
