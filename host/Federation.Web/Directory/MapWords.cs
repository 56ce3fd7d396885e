using System.Text.Json;
using Federation.Web.Languages;

namespace Federation.Web.Directory;

/// <summary>What the map's script says to people, as JSON.</summary>
internal static class MapWords
{
    private static readonly string English = Write(new() { ["label"] = "Map of the centres", ["zoomIn"] = "Zoom in", ["zoomOut"] = "Zoom out", ["here"] = "Search this area", ["centres"] = "{0} centres", ["failed"] = "The map could not be loaded. The list has everything." });
    private static readonly string French = Write(new() { ["label"] = "Carte des centres", ["zoomIn"] = "Agrandir", ["zoomOut"] = "Réduire", ["here"] = "Chercher dans cette zone", ["centres"] = "{0} centres", ["failed"] = "La carte n’a pas pu être chargée. La liste contient tout." });

    public static string Of(Language language) => language.Pick(English, French);

    private static string Write(Dictionary<string, object?> words) => JsonSerializer.Serialize(words, WebJson.Relaxed.DictionaryStringObject);
}
