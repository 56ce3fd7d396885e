using System.Globalization;
using System.Text.Json;

namespace Federation.Web.Directory;

/// <summary>What a request means as the schema's <c>CentreFilter</c>.</summary>
/// <param name="Near">The point that the list is ordered by; null for none.</param>
/// <param name="Commute">The way to work; null for none.</param>
public sealed record DirectoryFilter(DirectoryRequest Request, Point? Near, (Point Home, Point Office)? Commute)
{
    /// <summary>Kilometres each way that a centre saves at least to be on the way.</summary>
    private const double LeastSaved = 1;

    public Dictionary<string, object?> ToVariable(DateTimeOffset now)
    {
        var filter = new Dictionary<string, object?>();
        if (Request.Text.Length > 0) filter["text"] = Request.Text;
        if (PlaceOf() is { } place) filter["place"] = place;
        if (Request.Services is { Length: > 0 } services) filter[Request.AllServices ? "services" : "anyServices"] = Texts(services);
        if (Request.Countries is { Length: > 0 } countries) filter["countries"] = Texts(countries);
        if (Request.Networks is { Length: > 0 } networks) filter["networks"] = Texts(networks);
        if (Request.Accessibility is { Length: > 0 } access) filter["accessibility"] = Texts(access);
        if (LabelOf() is { } label) filter["label"] = label;
        if (Request.OpenNow) filter["openAt"] = now.ToString("O", CultureInfo.InvariantCulture);
        if (Request.Capacity is { } capacity) filter["leastCapacity"] = capacity;
        return filter;
    }

    /// <summary>For an export of the same centres.</summary>
    public string ToJson(DateTimeOffset now) => JsonSerializer.Serialize(ToVariable(now), WebJson.Relaxed.DictionaryStringObject);

    private Dictionary<string, object?>? PlaceOf()
    {
        if (Commute is { } commute) return new() { ["commute"] = new Dictionary<string, object?> { ["home"] = commute.Home.ToVariable(), ["office"] = commute.Office.ToVariable(), ["leastSavedKm"] = LeastSaved } };
        if (Near is { } near) return new() { ["near"] = new Dictionary<string, object?>(near.ToVariable()) { ["radiusKm"] = (double)Request.Radius } };
        return Request.Area is { } area ? new() { ["box"] = area.ToVariable() } : null;
    }

    private Dictionary<string, object?>? LabelOf()
    {
        if (Request.Level is null && Request.Axis is null) return null;
        var label = new Dictionary<string, object?> { ["level"] = Request.Level ?? 1 };
        if (Request.Axis is { } axis) label["axis"] = axis;
        return label;
    }

    private static List<object?> Texts(IEnumerable<string> texts) => [.. texts];
}
