using System.Numerics;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Hosting.Quotas;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Visits;

/// <summary>On which days of one month each visitor came to one centre, a bit a day, and how many visits there were between which networks. Not for several threads at once.</summary>
internal sealed class MonthOfVisits(VisitMonth month)
{
    private readonly Dictionary<Pseudonym, uint> _days = [];
    private readonly Dictionary<(NetworkId Host, NetworkId Home), int> _between = [];

    public VisitMonth Month => month;

    /// <exception cref="ArgumentException">The visit is of another month.</exception>
    public void Add(Visit visit)
    {
        if (VisitMonth.Of(visit.Day) != month) throw new ArgumentException($"A visit of {visit.Day:yyyy-MM-dd} does not belong to {month}.", nameof(visit));
        _days[visit.Visitor] = Of(visit.Visitor) | Bit(visit.Day);
        if (visit is { Doubt: null, Host: { } host }) _between[(host, visit.HomeNetwork)] = _between.GetValueOrDefault((host, visit.HomeNetwork)) + 1;
    }

    /// <param name="today">A day of this month.</param>
    public VisitorPast Past(Pseudonym visitor, DateOnly today) => new(BitOperations.PopCount(Of(visitor)), (Of(visitor) & Bit(today)) != 0);

    /// <summary>How many of them count in a number of this month.</summary>
    public int Counted(QuotaKey key) => _between.Where(pair => key.IsBetween(pair.Key.Host, pair.Key.Home)).Sum(pair => pair.Value);

    /// <summary>Every visitor of the month, with the days in order.</summary>
    public IEnumerable<(Pseudonym Visitor, IEnumerable<DateOnly> Days)> All() =>
        _days.Select(entry => (entry.Key, Enumerable.Range(1, month.Days).Where(day => (entry.Value & (1u << day)) != 0).Select(month.Day)));

    private uint Of(Pseudonym visitor) => _days.GetValueOrDefault(visitor);

    private static uint Bit(DateOnly day) => 1u << day.Day;
}
