using System.Collections.Immutable;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>The days that one part of a prose text names.</summary>
/// <param name="AreListed">They are several, named one by one, so that what follows the last may be said of it alone.</param>
internal sealed record ProseDays(ImmutableArray<DayKey> Keys, bool AreListed)
{
    public static ProseDays Of(Weekdays days, bool areListed) => new([.. days.Each().Select(DayKey.Weekday)], areListed);
}
