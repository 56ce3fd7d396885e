namespace Federation.Cluster.Tests.Wire;

/// <summary>A difference between two releases.</summary>
/// <param name="IsSafe">Whether hosts of both may work on one store, and go back.</param>
/// <param name="What">In words.</param>
/// <param name="Remedy">What to do about it, or what to see to.</param>
internal sealed record WireChange(bool IsSafe, string What, string Remedy)
{
    public static WireChange Safe(WireContract contract, string what, string remedy) => new(true, $"{contract} {what}.", remedy);

    public static WireChange Breaks(WireContract contract, string what, string remedy) => new(false, $"{contract} {what}.", remedy);

    public override string ToString() => $"{(IsSafe ? "safe" : "BREAKS")}: {What} {Remedy}";
}
