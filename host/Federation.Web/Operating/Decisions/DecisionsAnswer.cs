namespace Federation.Web.Operating.Decisions;

/// <summary>What <see cref="DecisionsQuestion"/> answers, named as the schema names it.</summary>
public sealed record DecisionsAnswer(DecisionsOperations? Operations);

public sealed record DecisionsOperations(ActPage? Acts);

/// <param name="Next">For the next page; null on an empty one.</param>
public sealed record ActPage(DateTimeOffset ReadAt, IReadOnlyList<Act> Items, string? Next, bool HasMore);

/// <param name="Kind">As the schema's StaffActKind.</param>
/// <param name="Subject">The key of what it was about; null where that would name a person.</param>
/// <param name="Actor">The id of an account or client; null where none is known.</param>
public sealed record Act(DateTimeOffset At, string Kind, string? Subject, string? Actor);
