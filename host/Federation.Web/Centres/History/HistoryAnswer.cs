namespace Federation.Web.Centres.History;

/// <summary>What <see cref="HistoryQuestion"/> answers, named as the schema names it.</summary>
/// <param name="Centre">Null where there is none.</param>
public sealed record HistoryAnswer(PastOfCentre? Centre);

/// <param name="History">Newest first.</param>
public sealed record PastOfCentre(string Key, string Name, IReadOnlyList<CentreVersion> History);

/// <param name="Kind">As the schema's ChangeKind.</param>
public sealed record CentreVersion(int Number, DateTimeOffset At, string Kind, OnlyName? Network, IReadOnlyList<FieldChange> Fields);

public sealed record FieldChange(string Field, string? Before, string? After, bool Erased);
