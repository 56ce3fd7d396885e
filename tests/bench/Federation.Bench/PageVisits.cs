namespace Federation.Bench;

/// <summary>What people look at next. Draws the same for the same keys.</summary>
internal sealed class PageVisits(IReadOnlyList<string> keys, int people)
{
    private const string France = "box=-5,41,10,51&zoom=6";

    private static readonly string[] Words = ["ruche", "atelier", "espace bleu", "fabrique num", "cowork", "studio", "hub gare", "établi", "mairie"];
    private static readonly string[] Towns = ["Dijon", "Lyon", "Paris", "Lille", "Beaune", "Genève"];
    private static readonly string[] Filters = ["service=coworking&open=1", "service=fabrication&country=FR", "level=1", "places=20&sort=FRESHNESS", "service=wifi&service=printing&all=1"];

    private readonly Random _random = new(20_121_126);

    public double Gap(double mean) => -mean * Math.Log(1 - _random.NextDouble());

    /// <returns>Who looks, and what is fetched for it.</returns>
    public (string Address, IReadOnlyList<string> Paths) Next()
    {
        int person = _random.Next(people);
        string address = $"198.{18 + (person >> 16)}.{person >> 8 & 255}.{person & 255}", language = _random.Next(3) == 0 ? "en" : "fr";
        return (address, _random.Next(100) switch
        {
            < 15 => Directory(language, ""),
            < 35 => Directory(language, $"q={Uri.EscapeDataString(One(Words))}"),
            < 50 => Directory(language, $"where={Uri.EscapeDataString(One(Towns))}&km=25"),
            < 62 => Directory(language, One(Filters)),
            < 94 => [$"/{language}/centres/{One(keys)}"],
            < 97 => [language == "en" ? "/en/label" : "/fr/label"],
            _ => [language == "en" ? "/en/networks" : "/fr/reseaux"],
        });
    }

    private static string[] Directory(string language, string query) => [$"/{language}{(query.Length > 0 ? "?" : "")}{query}", $"/{language}/{(language == "en" ? "map" : "carte")}?{France}{(query.Length > 0 ? "&" : "")}{query}"];

    private string One(IReadOnlyList<string> choices) => choices[_random.Next(choices.Count)];
}
