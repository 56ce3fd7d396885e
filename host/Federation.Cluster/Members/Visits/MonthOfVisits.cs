using System.Numerics;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Passes;

namespace Federation.Cluster.Members.Visits;

/// <summary>On which days of one month each visitor came to one centre: a bit a day. Not for several threads at once.</summary>
internal sealed class MonthOfVisits(VisitMonth month)
{
    private readonly Dictionary<Pseudonym, uint> _days = [];

    public VisitMonth Month => month;

    /// <exception cref="ArgumentException">The visit is of another month.</exception>
    public void Add(Visit visit)
    {
        if (VisitMonth.Of(visit.Day) != month) throw new ArgumentException($"A visit of {visit.Day:yyyy-MM-dd} does not belong to {month}.", nameof(visit));
        _days[visit.Visitor] = Of(visit.Visitor) | Bit(visit.Day);
    }

    /// <param name="today">A day of this month.</param>
    public VisitorPast Past(Pseudonym visitor, DateOnly today) => new(BitOperations.PopCount(Of(visitor)), (Of(visitor) & Bit(today)) != 0);

    /// <summary>Every visitor of the month, with the days in order.</summary>
    public IEnumerable<(Pseudonym Visitor, IEnumerable<DateOnly> Days)> All() =>
        _days.Select(entry => (entry.Key, Enumerable.Range(1, month.Days).Where(day => (entry.Value & (1u << day)) != 0).Select(month.Day)));

    private uint Of(Pseudonym visitor) => _days.GetValueOrDefault(visitor);

    private static uint Bit(DateOnly day) => 1u << day.Day;
}
