using Federation.Cluster.Members.Hosting;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Status;

namespace Federation.Cluster.Members.Admissions;

/// <summary>Everything that a decision hangs on.</summary>
internal sealed record AdmissionCase
{
    public required PassFacts Pass { get; init; }

    /// <summary>The centre's; null where they were never set.</summary>
    public required AdmissionRules? Rules { get; init; }

    public required HostCentre Centre { get; init; }

    /// <summary>What the network that keeps the door and the visitor's own say of each other.</summary>
    public HostingCase Hosting { get; init; } = HostingCase.None;

    /// <summary>Whether the centre has blocked this visitor.</summary>
    public required bool IsBlocked { get; init; }

    /// <summary>What the home network says of the credential.</summary>
    public required CredentialState Home { get; init; }

    /// <summary>In the month of <see cref="At"/>, by the centre's calendar.</summary>
    public required VisitorPast Past { get; init; }

    public required DateTimeOffset At { get; init; }
}
