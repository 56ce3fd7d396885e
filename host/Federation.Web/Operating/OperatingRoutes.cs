using Federation.Web.Languages;
using Federation.Web.Rendering;

namespace Federation.Web.Operating;

/// <summary>The paths of the pages of operators.</summary>
internal static class OperatingRoutes
{
    /// <summary>Where the host serves Orleans' own dashboard, to operators.</summary>
    public const string Dashboard = "/operate/orleans/";

    /// <summary>What staff decided.</summary>
    public static string Decisions(Language language) => Routes.Operating(language) + "/decisions";

    /// <summary>What operators can have done.</summary>
    public static string Acting(Language language) => Routes.Operating(language) + language.Pick("/act", "/agir");

    public static string Of(OperatingPart part, Language language) => part switch
    {
        OperatingPart.Decisions => Decisions(language),
        OperatingPart.Acting => Acting(language),
        _ => Routes.Operating(language),
    };
}

/// <summary>A page of operators.</summary>
public enum OperatingPart
{
    Overview,
    Decisions,
    Acting,
}
