using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Passes;
using Federation.Gateway.GraphQL.Errors;

namespace Federation.Gateway.GraphQL.Members;

/// <summary>Rules for a centre, as asked for.</summary>
internal sealed record AdmissionRulesInput
{
    public required string Centre { get; init; }

    public required int MadeOn { get; init; }

    public required IReadOnlyList<AdmittedMembersInput> Admits { get; init; }

    public string? Hours { get; init; }

    public int? OfflineAdmissions { get; init; }

    /// <exception cref="CodedError">A network or a tier is none.</exception>
    public AdmissionRules ToRules() => new() { Admits = [.. Admits.Select(entry => entry.ToEntry())], Hours = Hours, OfflineAdmissions = OfflineAdmissions };
}

internal sealed record AdmittedMembersInput
{
    public required string Network { get; init; }

    public string? Tier { get; init; }

    public int? DaysPerMonth { get; init; }

    public AdmittedMembers ToEntry() => new() { Network = GlobalId.ReadNetwork(Network), Tier = ReadTier(), DaysPerMonth = DaysPerMonth };

    // What was sent is not repeated: a person may stand in the wrong place.
    private Tier? ReadTier() => Tier is null ? null : Cluster.Members.Passes.Tier.TryParse(Tier, out var tier) ? tier : throw CodedError.BadInput("A tier is 1 to 32 of a-z, 0-9, -, _ and ., starting with a letter or digit.");
}
