using Federation.Cluster.People.Cutting;

namespace Federation.Cluster.People.Erasing;

/// <summary>That a store holds nothing any more of one entry of the list of erasures. A backup from before has no such row, and so is erased from again.</summary>
/// <param name="At">When it was asked for.</param>
/// <param name="AppliedAt">When nothing of it was left.</param>
internal sealed record AppliedErasure(IdentifierKind Kind, DateTimeOffset At, DateTimeOffset AppliedAt);
