using System.Globalization;

namespace Federation.EndToEnd.Tests.Clusters;

/// <summary>How soon those who asked were answered again after a fault. A call is hurt that nobody answered, or not within <see cref="Soon"/>.</summary>
/// <param name="Calls">Of hosts that were not the one that is gone, begun or not yet ended at the fault, up to where it was undone.</param>
/// <param name="Unanswered">Of those.</param>
/// <param name="AllBack">When the last that was hurt ended, from the fault on; null where none was.</param>
/// <param name="MostBack">From when on 99 of 100 that ended were not hurt; null where that held from the fault on.</param>
/// <param name="Longest">The longest that was answered took.</param>
internal sealed record Recovery(int Calls, int Unanswered, TimeSpan? AllBack, TimeSpan? MostBack, TimeSpan Longest)
{
    /// <summary>Two missed questions of a second each give a host up.</summary>
    public static TimeSpan Soon { get; } = TimeSpan.FromSeconds(1);

    /// <param name="until">When the fault was undone.</param>
    /// <param name="gone">Who is not asked about; -1 for nobody.</param>
    public static Recovery Of(IReadOnlyList<Operation> history, TimeSpan moment, TimeSpan until, int gone)
    {
        Operation[] ended = [.. During(history, moment, until, gone)];
        int hurt = 0, most = ended.Length;
        for (int next = ended.Length - 1; next >= 0; next--)
        {
            if (IsHurt(ended[next])) hurt++;
            if (hurt * 100 <= ended.Length - next) most = next;
        }

        return new(
            ended.Length,
            ended.Count(operation => operation.Result == Operation.Unavailable),
            ended.LastOrDefault(IsHurt) is { } last ? last.Ended - moment : null,
            most == 0 ? null : ended[most - 1].Ended - moment,
            ended.Where(operation => operation.Result != Operation.Unavailable).Max(operation => operation.Ended - operation.Begun));
    }

    /// <summary>Those that were hurt, each with when it was asked and answered, from the fault on.</summary>
    public static IEnumerable<string> Hurt(IReadOnlyList<Operation> history, TimeSpan moment, TimeSpan until, int gone) => During(history, moment, until, gone)
        .Where(IsHurt)
        .Select(operation => string.Create(CultureInfo.InvariantCulture, $"{operation.What} of {operation.Subject} at host {operation.Host}: {operation.Result} {operation.Why} from {(operation.Begun - moment).TotalSeconds:0.00} to {(operation.Ended - moment).TotalSeconds:0.00} s"));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Calls} calls of the other hosts, {Unanswered} not answered; 99 % back {Told(MostBack)}, all back {Told(AllBack)}; longest answer {Longest.TotalSeconds:0.00} s");

    private static IEnumerable<Operation> During(IReadOnlyList<Operation> history, TimeSpan moment, TimeSpan until, int gone) =>
        history.Where(operation => operation.Ended >= moment && operation.Begun < until && operation.Host != gone).OrderBy(operation => operation.Ended);

    private static bool IsHurt(Operation operation) => operation.Result == Operation.Unavailable || operation.Ended - operation.Begun > Soon;

    private static string Told(TimeSpan? after) => after is { } since ? string.Create(CultureInfo.InvariantCulture, $"after {since.TotalSeconds:0.0} s") : "at once";
}
