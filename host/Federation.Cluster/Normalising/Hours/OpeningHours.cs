using System.Collections.Immutable;

namespace Federation.Cluster.Normalising.Hours;

/// <summary>
/// Opening hours that were understood: rules in the meaning of the OSM grammar. Immutable; equality is that of the canonical text.
/// </summary>
internal sealed class OpeningHours : IEquatable<OpeningHours>
{
    public OpeningHours(ImmutableArray<HoursRule> rules)
    {
        Rules = WithFallbacks(rules);
        Text = HoursText.Of(rules);
        Holidays = rules.Aggregate(HolidayKinds.None, (known, rule) => known | rule.Holidays);
    }

    /// <summary>At least one.</summary>
    public ImmutableArray<HoursRule> Rules { get; }

    /// <summary>The canonical text, in the OSM grammar; reading it gives equal hours.</summary>
    public string Text { get; }

    /// <summary>The holidays that the rules speak of.</summary>
    public HolidayKinds Holidays { get; }

    public bool Equals(OpeningHours? other) => other is not null && other.Text == Text;

    public override bool Equals(object? obj) => Equals(obj as OpeningHours);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    public override string ToString() => Text;

    /// <summary>What is added to a fallback falls back with it.</summary>
    private static ImmutableArray<HoursRule> WithFallbacks(ImmutableArray<HoursRule> rules)
    {
        bool fallsBack = false;
        var marked = ImmutableArray.CreateBuilder<HoursRule>(rules.Length);
        foreach (var rule in rules)
        {
            fallsBack = rule.Kind == RuleKind.Fallback || (fallsBack && rule.Kind == RuleKind.Additional);
            marked.Add(rule with { FallsBack = fallsBack });
        }

        return marked.MoveToImmutable();
    }
}
