using System.Globalization;
using Federation.Web.Asking;
using Federation.Web.Console.Ordering;
using Federation.Web.Languages;

namespace Federation.Web.Console.Hosting;

/// <summary>Reads the forms of the page of hosting. Pure.</summary>
internal static class HostingForms
{
    /// <summary>In place of a key: every network that is not named.</summary>
    public const string Every = "*";

    /// <summary>Lines of the form beyond those that are filled.</summary>
    public const int Blank = 2;

    public static IReadOnlyList<string> Stances { get; } = ["OPEN", "RECIPROCAL", "CLOSED"];

    public static IReadOnlyList<string> Policies { get; } = ["NEVER", "ALLOWED_OFFLINE", "ALLOWED", "ALWAYS"];

    /// <summary>The lines of the form: as they were sent, else as the terms are; some blank ones after them.</summary>
    public static IReadOnlyList<TermLine> Lines(HostingTerms? terms, TypedForm? typed) => typed is { } form
        ? [.. Enumerable.Range(0, form.Count("other")).Select(at => new TermLine(form.At("other", at), form.At("stance", at), form.At("visits", at)))]
        :
        [
            .. (terms?.Networks ?? []).Select(term => new TermLine(term.NetworkKey ?? Every, term.Stance, term.VisitsPerMonth?.ToString(CultureInfo.InvariantCulture) ?? "")),
            .. Enumerable.Repeat(new TermLine("", Stances[0], ""), Blank),
        ];

    /// <returns>The order with its variables, or what cannot be read; neither for an unknown form.</returns>
    public static (PageQuestion<OrderAnswer>? Order, Dictionary<string, object?> Variables, OrderDone? Unread) Read(TypedForm form, Language language) => form.Do switch
    {
        "policy" when Policies.Contains(form["policy"]) => (HostingOrders.Policy, new() { ["policy"] = form["policy"] }, null),
        "terms" => ReadTerms(form, new HostingWords(language)),
        _ => (null, [], null),
    };

    private static (PageQuestion<OrderAnswer>? Order, Dictionary<string, object?> Variables, OrderDone? Unread) ReadTerms(TypedForm form, HostingWords words)
    {
        if (!int.TryParse(form["madeOn"], NumberStyles.None, CultureInfo.InvariantCulture, out int madeOn)) return (null, [], null);
        var networks = new List<object?>();
        foreach (var (at, line) in Lines(null, form).Index())
        {
            // A line without a network is one that is not filled, or is taken away.
            if (line.Network.Length == 0) continue;
            if (!Stances.Contains(line.Stance)) return (null, [], null);
            if (!FieldReading.TryNumber(line.Visits, out int? visits)) return (null, [], OrderDone.Unread($"visits-{at}", words.BadNumber));
            networks.Add(new Dictionary<string, object?> { ["network"] = line.Network == Every ? null : line.Network, ["stance"] = line.Stance, ["visitsPerMonth"] = visits });
        }

        if (!FieldReading.TryNumber(form["away"], out int? away)) return (null, [], OrderDone.Unread("away", words.BadNumber));
        return (HostingOrders.Terms, new() { ["madeOn"] = madeOn, ["networks"] = networks, ["awayPerMonth"] = away }, null);
    }
}

/// <summary>One line of the form of terms, as text.</summary>
/// <param name="Network">A key, <see cref="HostingForms.Every"/>, or empty for none.</param>
public sealed record TermLine(string Network, string Stance, string Visits);
