using Federation.Contracts;

namespace Federation.Adapters.OpenActive;

/// <summary>Whether the items of a feed are places: as the setting <c>items</c> says, else as the first page looks.</summary>
internal static class FeedKind
{
    private const string Setting = "items", Places = "places";

    public static async Task<bool> IsOfPlacesAsync(AdapterConfig config, RpdeFeed feed, CancellationToken cancellationToken) =>
        config.Text(Setting) is { } said ? said == Places : IsOfPlaces(config, await feed.PeekAsync(cancellationToken));

    /// <param name="first">Every item of it has to be one; an empty page tells nothing, and its feed is read whole.</param>
    public static bool IsOfPlaces(AdapterConfig config, RpdePage first) =>
        config.Text(Setting) is { } said ? said == Places : first.Items.Count > 0 && first.Items.All(item => item.IsPlace);
}
