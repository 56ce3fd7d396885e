using Federation.Web.Languages;

namespace Federation.Web.Console;

/// <summary>The paths of the console.</summary>
internal static class ConsoleRoutes
{
    public static string Start(Language language) => language.Pick("/en/console", "/fr/console");

    public static string Of(ConsolePage page, Language language, string network) => Network(language) + Uri.EscapeDataString(network) + Segment(page, language);

    /// <param name="run">The run's global id.</param>
    public static string Run(Language language, string network, string run) => Of(ConsolePage.Overview, language, network) + Runs(language) + Uri.EscapeDataString(run);

    /// <summary>A centre's door, by the centre's key.</summary>
    public static string Door(Language language, string network, string centre) => Of(ConsolePage.Hosting, language, network) + "/" + Uri.EscapeDataString(centre);

    /// <summary>For routing: the network's key is <c>key</c>.</summary>
    public static string Pattern(ConsolePage page, Language language) => $"{Network(language)}{{key}}{Segment(page, language)}";

    /// <summary>For routing: the run's global id is <c>run</c>.</summary>
    public static string RunPattern(Language language) => $"{Network(language)}{{key}}{Runs(language)}{{run}}";

    /// <summary>For routing: the centre's key is <c>centre</c>.</summary>
    public static string DoorPattern(Language language) => Pattern(ConsolePage.Hosting, language) + "/{centre}";

    private static string Network(Language language) => Start(language) + language.Pick("/networks/", "/reseaux/");

    private static string Runs(Language language) => language.Pick("/runs/", "/synchronisations/");

    private static string Segment(ConsolePage page, Language language) => page switch
    {
        ConsolePage.Overview => "",
        ConsolePage.Quarantine => language.Pick("/quarantine", "/quarantaine"),
        ConsolePage.Mapping => language.Pick("/mapping", "/correspondance"),
        ConsolePage.Missed => language.Pick("/missing", "/disparues"),
        ConsolePage.Duplicates => language.Pick("/duplicates", "/doublons"),
        ConsolePage.Corrections => language.Pick("/corrections", "/corrections"),
        ConsolePage.Webhooks => language.Pick("/webhooks", "/webhooks"),
        ConsolePage.Members => language.Pick("/members", "/membres"),
        ConsolePage.Hosting => language.Pick("/hosting", "/accueil"),
        ConsolePage.Statements => language.Pick("/statements", "/releves"),
        _ => throw new ArgumentOutOfRangeException(nameof(page), page, "No such page."),
    };
}
