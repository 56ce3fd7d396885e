using Federation.Web.Languages;

namespace Federation.Web.Operating;

/// <summary>What the pages of operators are called.</summary>
public sealed record OperatingTitles(Language Language)
{
    public string Navigation => Language.Pick("Pages of operators", "Pages de l’exploitation");

    /// <summary>A name; it is the same in both languages.</summary>
    public string Dashboard => "Orleans Dashboard";

    public string Of(OperatingPart part) => part switch
    {
        OperatingPart.Decisions => Language.Pick("What staff decided", "Décisions prises"),
        OperatingPart.Acting => Language.Pick("Act", "Agir"),
        _ => Language.Pick("Operating", "Exploiter"),
    };
}
