using System.Globalization;
using Federation.Web.Asking;
using Federation.Web.Console.Ordering;
using Federation.Web.Languages;

namespace Federation.Web.Console.Doors;

/// <summary>Reads the forms of a door's page. Pure.</summary>
internal static class DoorForms
{
    /// <summary>Lines of the form beyond those that are filled.</summary>
    public const int Blank = 3;

    private const int PseudonymCharacters = 43;

    /// <summary>The lines of the form: as they were sent, else as the rules are; some blank ones after them.</summary>
    public static IReadOnlyList<RuleLine> Lines(DoorRules? rules, TypedForm? typed) => typed is { } form
        ? [.. Enumerable.Range(0, form.Count("other")).Select(at => new RuleLine(form.At("other", at), form.At("tier", at), form.At("days", at)))]
        :
        [
            .. (rules?.Admits ?? []).Select(row => new RuleLine(row.NetworkKey, row.Tier ?? "", row.DaysPerMonth?.ToString(CultureInfo.InvariantCulture) ?? "")),
            .. Enumerable.Repeat(new RuleLine("", "", ""), Blank),
        ];

    /// <summary>The id of the field that a refusal is about; null for the whole form.</summary>
    public static string? FieldOf(string? code) => code == "admission.bad-hours" ? "hours" : null;

    /// <returns>The order with its variables, or what cannot be read; neither for an unknown form.</returns>
    public static (PageQuestion<OrderAnswer>? Order, Dictionary<string, object?> Variables, OrderDone? Unread) Read(TypedForm form, string centre, Language language)
    {
        var words = new DoorWords(language);
        return form.Do switch
        {
            "rules" => ReadRules(form, centre, words),
            // What was typed may be a name: it is looked at here, and goes nowhere.
            "block" or "unblock" when !IsPseudonym(form["visitor"].Trim()) => (null, [], OrderDone.Unread("visitor", words.BadVisitor)),
            "block" => (HostingOrders.Block, new() { ["centre"] = centre, ["visitor"] = form["visitor"].Trim() }, null),
            "unblock" => (HostingOrders.Unblock, new() { ["centre"] = centre, ["visitor"] = form["visitor"].Trim() }, null),
            _ => (null, [], null),
        };
    }

    private static bool IsPseudonym(string text) => text.Length == PseudonymCharacters && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    private static (PageQuestion<OrderAnswer>? Order, Dictionary<string, object?> Variables, OrderDone? Unread) ReadRules(TypedForm form, string centre, DoorWords words)
    {
        if (!int.TryParse(form["madeOn"], NumberStyles.None, CultureInfo.InvariantCulture, out int madeOn)) return (null, [], null);
        var admits = new List<object?>();
        foreach (var (at, line) in Lines(null, form).Index())
        {
            // A line without a network is one that is not filled, or is taken away.
            if (line.Network.Length == 0) continue;
            if (!FieldReading.TryTier(line.Tier, out string? tier)) return (null, [], OrderDone.Unread($"tier-{at}", words.BadTier));
            if (!FieldReading.TryNumber(line.Days, out int? days)) return (null, [], OrderDone.Unread($"days-{at}", words.BadNumber));
            admits.Add(new Dictionary<string, object?> { ["network"] = line.Network, ["tier"] = tier, ["daysPerMonth"] = days });
        }

        if (!FieldReading.TryNumber(form["offline"], out int? offline)) return (null, [], OrderDone.Unread("offline", words.BadNumber));
        string? hours = form["hours"].Trim() is { Length: > 0 } said ? said : null;
        return (HostingOrders.Rules, new() { ["input"] = new Dictionary<string, object?> { ["centre"] = centre, ["madeOn"] = madeOn, ["admits"] = admits, ["hours"] = hours, ["offlineAdmissions"] = offline } }, null);
    }
}

/// <summary>One line of the form of rules, as text.</summary>
/// <param name="Network">A key, or empty for none.</param>
public sealed record RuleLine(string Network, string Tier, string Days);
