using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Doors;

/// <summary>What a door says to a pass.</summary>
[GenerateSerializer, Immutable, Alias("admission-answer")]
public sealed record AdmissionAnswer
{
    [Id(0)]
    public required AdmissionVerdict Verdict { get; init; }

    /// <summary>One of <see cref="AdmissionCodes"/> or <see cref="PassCodes"/>: what to do stands in the catalogue of problems.</summary>
    [Id(1)]
    public required string Code { get; init; }

    [Id(2)]
    public required DateTimeOffset At { get; init; }

    /// <summary>As <see cref="AdmissionDecision.DaysLeft"/>; null too where the answer was read from a visit.</summary>
    [Id(3)]
    public int? DaysLeft { get; init; }

    /// <summary>What the centre's staff may block; null where the pass was none of this door's.</summary>
    [Id(4)]
    public Pseudonym? Visitor { get; init; }

    /// <summary>Null with <see cref="Visitor"/>.</summary>
    [Id(5)]
    public NetworkId? HomeNetwork { get; init; }

    /// <summary>Null with <see cref="Visitor"/>.</summary>
    [Id(6)]
    public Tier? Tier { get; init; }

    /// <summary>By what the answer can be found again, and held against what is kept: <see cref="Trail.DoorEntry.Receipt()"/>. Null where nothing was written down, or the answer was read from a visit.</summary>
    [Id(7)]
    public string? Receipt { get; init; }

    internal static AdmissionAnswer Of(AdmissionDecision decision, PassFacts pass, DateTimeOffset at) => new()
    {
        Verdict = decision.Verdict,
        Code = decision.Code,
        At = at,
        DaysLeft = decision.DaysLeft,
        Visitor = pass.Visitor,
        HomeNetwork = pass.HomeNetwork,
        Tier = pass.Tier,
    };

    internal static AdmissionAnswer Of(Visit visit) => new()
    {
        Verdict = AdmissionVerdict.Allowed,
        Code = AdmissionCodes.Allowed,
        At = visit.At,
        Visitor = visit.Visitor,
        HomeNetwork = visit.HomeNetwork,
        Tier = visit.Tier,
    };

    /// <summary>To what is no pass of this door's.</summary>
    internal static AdmissionAnswer None(string code, DateTimeOffset at) => new() { Verdict = AdmissionVerdict.NotAllowed, Code = code, At = at };
}
