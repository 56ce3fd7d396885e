using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Federation.Web.Directory;

/// <summary>
/// What an address of the directory asks for: everything that the page shows stands in it. What cannot be understood is left aside, so that an address which somebody shortened still shows something.
/// </summary>
public sealed record DirectoryRequest
{
    /// <summary>What is longer is cut: the schema takes texts of so many UTF-16 units.</summary>
    private const int MostCharacters = 200;

    /// <summary>As many as the schema takes.</summary>
    private const int MostWords = 16;

    /// <summary>Of one kind; more are left aside.</summary>
    private const int MostChoices = 50;

    public string Text { get; init; } = "";

    /// <summary>A town, as somebody typed it.</summary>
    public string Where { get; init; } = "";

    /// <summary>A place that a device told.</summary>
    public Point? Near { get; init; }

    public int Radius { get; init; } = DefaultRadius;

    public string Home { get; init; } = "";

    public string Office { get; init; } = "";

    /// <summary>What the map showed when "search this area" was pressed.</summary>
    public Box? Area { get; init; }

    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>Whether a centre must offer all of them; any of them otherwise.</summary>
    public bool AllServices { get; init; }

    public ImmutableArray<string> Countries { get; init; } = [];

    public ImmutableArray<string> Networks { get; init; } = [];

    public ImmutableArray<string> Accessibility { get; init; } = [];

    /// <summary>At least this level of the label, 1 to 3; null for whatever.</summary>
    public int? Level { get; init; }

    /// <summary>As the schema calls it; null for overall.</summary>
    public string? Axis { get; init; }

    public bool OpenNow { get; init; }

    public int? Capacity { get; init; }

    /// <summary>As the schema calls it; null for what fits best.</summary>
    public string? Order { get; init; }

    public string? After { get; init; }

    public string? Before { get; init; }

    public const int DefaultRadius = 25;

    public static ImmutableArray<int> Radiuses { get; } = [5, 10, 25, 50, 100];

    public static ImmutableArray<string> Axes { get; } = ["TECHNICAL_PERFORMANCE", "SERVICES", "QUALITY", "COMMITMENTS", "INTEROPERABILITY"];

    public static ImmutableArray<string> Orders { get; } = ["RELEVANCE", "NAME", "LEVEL", "FRESHNESS", "DISTANCE"];

    /// <summary>Whether a home stands without an office, or the other way round: that asks nothing yet.</summary>
    public bool NamesHalfAWay => (Home.Length > 0) != (Office.Length > 0);

    /// <summary>Whether nothing is asked, so that the page greets instead.</summary>
    public bool IsBlank => this with { Radius = DefaultRadius } == Blank;

    private static DirectoryRequest Blank { get; } = new();

    public static DirectoryRequest Of(IQueryCollection query) => new()
    {
        Text = string.Join(' ', One(query, "q").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords)),
        Where = One(query, "where"),
        Near = Point.TryParse(One(query, "near")),
        Radius = Number(query, "km") is { } km && Radiuses.Contains(km) ? km : DefaultRadius,
        Home = One(query, "home"),
        Office = One(query, "office"),
        Area = One(query, "near").Length + One(query, "where").Length > 0 ? null : Box.TryParse(One(query, "area")), // the place that was named last wins
        Services = Many(query, "service"),
        AllServices = One(query, "all") == "1",
        Countries = Many(query, "country"),
        Networks = Many(query, "network"),
        Accessibility = Many(query, "access"),
        Level = Number(query, "level") is >= 1 and <= 3 and var level ? level : null,
        Axis = One(query, "axis") is var axis && Axes.Contains(axis) ? axis : null,
        OpenNow = One(query, "open") == "1",
        Capacity = Number(query, "places") is > 0 and <= 100_000 and var places ? places : null,
        Order = One(query, "sort") is var order && Orders.Contains(order) ? order : null,
        After = One(query, "after") is { Length: > 0 } after ? after : null,
        Before = One(query, "before") is { Length: > 0 } before ? before : null,
    };

    /// <summary>The query string that asks for the same, with its question mark; empty where nothing is asked.</summary>
    public string ToQuery()
    {
        var query = new QueryBuilder();
        Add("q", Text);
        Add("where", Where);
        Add("near", Near?.ToString());
        if (Radius != DefaultRadius) Add("km", Radius.ToString(CultureInfo.InvariantCulture));
        Add("home", Home);
        Add("office", Office);
        Add("area", Area?.ToString());
        foreach (string service in Services) Add("service", service);
        if (AllServices) Add("all", "1");
        foreach (string country in Countries) Add("country", country);
        foreach (string network in Networks) Add("network", network);
        foreach (string access in Accessibility) Add("access", access);
        Add("level", Level?.ToString(CultureInfo.InvariantCulture));
        Add("axis", Axis);
        if (OpenNow) Add("open", "1");
        Add("places", Capacity?.ToString(CultureInfo.InvariantCulture));
        Add("sort", Order);
        Add("after", After);
        Add("before", Before);
        return query.ToQueryString().Value ?? "";

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) query.Add(name, value);
        }
    }

    /// <summary>The first page of the same.</summary>
    public DirectoryRequest FromStart() => this with { After = null, Before = null };

    private static string One(IQueryCollection query, string name) => query[name] is [var value, ..] && value is not null ? Cut(value) : "";

    private static ImmutableArray<string> Many(IQueryCollection query, string name) =>
        [.. query[name].OfType<string>().Select(Cut).Where(value => value.Length > 0).Distinct(StringComparer.Ordinal).Take(MostChoices)];

    private static int? Number(IQueryCollection query, string name) => int.TryParse(One(query, name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>Without what no text has: half of a pair, or a control character, which the schema refuses.</summary>
    private static string Cut(string value)
    {
        var text = new StringBuilder();
        foreach (var sign in value.EnumerateRunes().Where(sign => !Rune.IsControl(sign) && sign != Rune.ReplacementChar))
        {
            if (text.Length + sign.Utf16SequenceLength > MostCharacters) break;
            text.Append(sign);
        }

        return text.ToString().Trim();
    }

    public bool Equals(DirectoryRequest? other) => other is not null && ToQuery() == other.ToQuery();

    public override int GetHashCode() => ToQuery().GetHashCode(StringComparison.Ordinal);
}
