using System.Globalization;
using Federation.Web.Places;

namespace Federation.Web.Directory;

/// <summary>One condition of a request in words, and the request without it.</summary>
public sealed record ActiveFilter(string Label, DirectoryRequest Without)
{
    public static IReadOnlyList<ActiveFilter> Of(DirectoryView view)
    {
        var (request, words, facets) = (view.Request.FromStart(), view.Words, view.Page?.Facets);
        var active = new List<ActiveFilter>();
        if (request.Text.Length > 0) Add($"“{request.Text}”", request with { Text = "" });
        if (request.Where.Length > 0) Add(request.Where, request with { Where = "", Radius = DirectoryRequest.DefaultRadius });
        if (request.Near is not null) Add(words.NearYou, request with { Near = null });
        if (request.Area is not null) Add(words.AreaShown, request with { Area = null });
        if (request.Home.Length > 0 || request.Office.Length > 0) Add($"{request.Home} → {request.Office}", request with { Home = "", Office = "" });
        if (request.Level is { } level) Add(string.Format(CultureInfo.InvariantCulture, words.LevelOrMore, level), request with { Level = null });
        if (request.Axis is { } axis) Add(words.Axes[axis], request with { Axis = null });
        if (request.OpenNow) Add(words.OpenNow, request with { OpenNow = false });
        if (request.Capacity is { } capacity) Add($"{words.Capacity} {words.Number(capacity)}", request with { Capacity = null });
        foreach (string service in request.Services) Add(view.Reading.Data?.Services.FirstOrDefault(each => each.Key == service)?.Label ?? service, request with { Services = request.Services.Remove(service) });
        foreach (string country in request.Countries) Add(CountryNames.Of(country, view.Language), request with { Countries = request.Countries.Remove(country) });
        foreach (string network in request.Networks) Add(facets?.Networks.FirstOrDefault(each => each.Network?.Key == network)?.Network?.Name ?? network, request with { Networks = request.Networks.Remove(network) });
        foreach (string access in request.Accessibility) Add(view.Reading.Data?.AccessibilityFeatures.FirstOrDefault(each => each.Key == access)?.Label ?? access, request with { Accessibility = request.Accessibility.Remove(access) });
        return active;

        void Add(string label, DirectoryRequest without) => active.Add(new ActiveFilter(label, without));
    }
}
