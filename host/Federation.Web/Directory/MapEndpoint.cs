using System.Globalization;
using Federation.Gateway.GraphQL.Pages;
using Federation.Web.Languages;
using Federation.Web.Places;
using Federation.Web.Rendering;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Directory;

/// <summary>Tells the map's script what to show: the centres of the same filter as the list's, grouped. Thread safe.</summary>
internal sealed class MapEndpoint(IPageQuestions questions, Gazetteer towns, TimeProvider clock)
{
    private const int NearestZoom = 20;

    public async Task<IResult> HandleAsync(HttpContext http, Language language)
    {
        var query = http.Request.Query;
        if (Box.TryParse(query["box"].ToString()) is not { } box || !int.TryParse(query["zoom"], NumberStyles.None, CultureInfo.InvariantCulture, out int zoom) || zoom > NearestZoom) return TypedResults.BadRequest();
        // What the map shows is its own box: the list's area does not hold it back.
        var filter = RequestedPlaces.Of(DirectoryRequest.Of(query) with { Area = null }, towns).Filter;
        var reading = await MapQuestion.Clusters.AskAsync(http, questions, new Dictionary<string, object?> { ["box"] = box.ToVariable(), ["zoom"] = zoom, ["filter"] = filter.ToVariable(clock.GetUtcNow()) });
        if (reading.Data is not { } answer)
        {
            if (reading.RetryAfter is { } seconds) http.Response.Headers.RetryAfter = $"{seconds}";
            return TypedResults.StatusCode(reading.Status);
        }

        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Json([.. answer.CentreClusters.Select(cluster => Spot(cluster, language))], WebJson.Relaxed.ListMapSpot);
    }

    private static MapSpot Spot(MapCluster cluster, Language language) => new(
        cluster.Count,
        [cluster.Middle.Latitude, cluster.Middle.Longitude],
        [cluster.Box.West, cluster.Box.South, cluster.Box.East, cluster.Box.North],
        cluster.Centre is { } centre ? new MapSpotCentre(centre.Key, centre.Name, Routes.Centre(language, centre.Key)) : null);
}
