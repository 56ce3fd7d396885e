using Federation.Cluster.People.Kept;

namespace Federation.Cluster.People.Exporting;

/// <summary>One place where a person stands.</summary>
/// <param name="Kind">The kind of row, one of <see cref="Storage.RowKinds"/>, or <c>event</c>.</param>
/// <param name="Id">The row's, or of a listing its key, or of an event its subject's.</param>
/// <param name="Pointer">Where in it, a JSON pointer; empty for its id.</param>
/// <param name="Text">What stands there, whole; of a file of evidence the lines with the person.</param>
/// <param name="Source">The adapter that it came through, as <c>id@version</c>; null where it is not known.</param>
/// <param name="Purpose">Why it is kept; null for what is not kept as a person's.</param>
/// <param name="Since">Since when it stands there; null where it is not known.</param>
/// <param name="Until">When it goes by itself; null where it does not.</param>
public sealed record HeldPlace(string Kind, string Id, string Pointer, string Text, string? Source = null, PersonPurpose? Purpose = null, DateTimeOffset? Since = null, DateTimeOffset? Until = null);
