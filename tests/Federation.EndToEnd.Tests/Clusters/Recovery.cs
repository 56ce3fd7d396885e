using System.Globalization;

namespace Federation.EndToEnd.Tests.Clusters;

/// <summary>How soon those who asked were answered again after a fault. A call is hurt that nobody answered, or not within <see cref="Soon"/>. Calls to the host that is gone are not among them, nor those after the fault was undone.</summary>
/// <param name="Calls">Begun or not yet ended at the fault, up to where it was undone.</param>
/// <param name="Hurt">Of those, by their ends.</param>
/// <param name="Longest">The longest that was answered took.</param>
internal sealed record Recovery(int Calls, IReadOnlyList<Operation> Hurt, TimeSpan Moment, TimeSpan Longest)
{
    /// <summary>Half of the silence after which a host is given up.</summary>
    public static TimeSpan Soon { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Who asks then is answered: whoever was lost is given up after two seconds, and a call ends after five.</summary>
    public static TimeSpan Over { get; } = TimeSpan.FromSeconds(5);

    /// <param name="until">When the fault was undone.</param>
    /// <param name="gone">Who is not asked about; -1 for nobody.</param>
    public static Recovery Of(IReadOnlyList<Operation> history, TimeSpan moment, TimeSpan until, int gone)
    {
        Operation[] ended = [.. history.Where(operation => operation.Ended >= moment && operation.Begun < until && operation.Host != gone).OrderBy(operation => operation.Ended)];
        return new(ended.Length, [.. ended.Where(IsHurt)], moment, ended.Where(operation => operation.Result != Operation.Unavailable).Select(operation => operation.Ended - operation.Begun).DefaultIfEmpty().Max());
    }

    /// <summary>Nobody who asked once it had to be over was left without an answer.</summary>
    public void DemandOver() => Assert.DoesNotContain(Hurt, operation => operation.Result == Operation.Unavailable && operation.Begun > Moment + Over);

    /// <summary>Those that were hurt, each with when it was asked and answered, from the fault on.</summary>
    public IEnumerable<string> Told() => Hurt.Select(operation => string.Create(CultureInfo.InvariantCulture, $"{operation.What} of {operation.Subject} at host {operation.Host}: {operation.Result} {operation.Why} from {(operation.Begun - Moment).TotalSeconds:0.00} to {(operation.Ended - Moment).TotalSeconds:0.00} s"));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Calls} calls of the other hosts, {Hurt.Count(operation => operation.Result == Operation.Unavailable)} not answered; all back {Back()}; longest answer {Longest.TotalSeconds:0.00} s");

    private string Back() => Hurt.Count == 0 ? "at once" : string.Create(CultureInfo.InvariantCulture, $"after {(Hurt[^1].Ended - Moment).TotalSeconds:0.0} s");

    private static bool IsHurt(Operation operation) => operation.Result == Operation.Unavailable || operation.Ended - operation.Begun > Soon;
}
