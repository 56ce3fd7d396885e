namespace Federation.Registry.Log.Notes;

/// <summary>A key that signs notes, or did.</summary>
/// <param name="From">Since when.</param>
/// <param name="Until">Up to when; null while it does.</param>
public sealed record NoteKeyPeriod(NoteKey Key, DateTimeOffset From, DateTimeOffset? Until);
