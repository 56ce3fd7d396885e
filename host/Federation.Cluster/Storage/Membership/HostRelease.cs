using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Federation.Cluster.Storage.Membership;

/// <summary>Which software a host runs and which versions it speaks, as its row among the hosts has it.</summary>
/// <param name="Release">Such as 0.1.0; empty where the host does not say.</param>
/// <param name="Wire">What it speaks (<see cref="WireVersion.Current"/>).</param>
/// <param name="Oldest">The oldest that it works beside (<see cref="WireVersion.Oldest"/>).</param>
public sealed partial record HostRelease(string Release, int Wire, int Oldest)
{
    /// <summary>This process's.</summary>
    public static HostRelease Own { get; } = new(Version(typeof(HostRelease).Assembly), WireVersion.Current, WireVersion.Oldest);

    /// <summary>Hosts said nothing before they had versions, of which that was the first.</summary>
    public static HostRelease Unsaid { get; } = new("", 1, 1);

    /// <summary>Of the text that <see cref="ToString"/> gives; <see cref="Unsaid"/> for any other.</summary>
    public static HostRelease Read(string? text) => Text().Match(text ?? "") is { Success: true } said
        ? new HostRelease(said.Groups["release"].Value, Number(said.Groups["wire"]), Number(said.Groups["oldest"]))
        : Unsaid;

    /// <summary>Whether both may be at work at once.</summary>
    public bool GoesWith(HostRelease other) => Wire >= other.Oldest && other.Wire >= Oldest;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"federation {Release} wire {Oldest}-{Wire}");

    // Without the commit that it was built from.
    private static string Version(Assembly assembly) => (assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "").Split('+')[0];

    private static int Number(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\Afederation (?<release>\S*) wire (?<oldest>[0-9]{1,9})-(?<wire>[0-9]{1,9})\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Text();
}
