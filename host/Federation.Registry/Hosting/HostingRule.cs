namespace Federation.Registry.Hosting;

/// <summary>Whether a network hosts the members of another, by what the two say of each other. Pure.</summary>
public static class HostingRule
{
    /// <summary>
    /// A network that says nothing leaves it to its centres, and has agreed to nothing: who hosts on reciprocity alone waits until the other says that it hosts too, openly or on reciprocity itself. So two that are both reciprocal host
    /// each other, and neither does where one of them is closed to the other.
    /// </summary>
    /// <param name="host">What the host network says of the home network; null where it says nothing.</param>
    /// <param name="home">What the home network says of the host network; null where it says nothing.</param>
    public static HostingVerdict Judge(HostingStance? host, HostingStance? home) => host switch
    {
        HostingStance.Closed => HostingVerdict.Closed,
        HostingStance.Reciprocal => home is HostingStance.Open or HostingStance.Reciprocal ? HostingVerdict.Hosted : HostingVerdict.NotReciprocal,
        _ => HostingVerdict.Hosted,
    };
}
