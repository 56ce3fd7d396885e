using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Admissions;

namespace Federation.Cluster.Members.Doors.Offline;

/// <summary>What became of an admission that a door decided alone.</summary>
[GenerateSerializer, Immutable, Alias("reconciliation")]
public sealed record Reconciliation
{
    /// <summary>True where there is a visit of it: it was stored now, or before. False where the pass proves none.</summary>
    [Id(0)]
    public required bool IsRecorded { get; init; }

    /// <summary>
    /// One of <see cref="AdmissionCodes"/> or <see cref="PassCodes"/>. <see cref="AdmissionCodes.Allowed"/> where the directory would have admitted the visitor too; else why it would not have, which a visit
    /// that was recorded keeps as its doubt.
    /// </summary>
    [Id(1)]
    public required string Code { get; init; }

    /// <summary>As <see cref="AdmissionAnswer.Visitor"/>; null where nothing was recorded.</summary>
    [Id(2)]
    public Pseudonym? Visitor { get; init; }
}
