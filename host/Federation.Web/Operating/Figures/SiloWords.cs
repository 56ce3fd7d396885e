using Federation.Web.Languages;

namespace Federation.Web.Operating.Figures;

internal static class SiloWords
{
    /// <param name="state">As the schema's SiloState.</param>
    public static string StateOf(Language language, string state) => state switch
    {
        "ACTIVE" => language.Pick("part of the cluster", "dans la grappe"),
        "JOINING" => language.Pick("comes", "arrive"),
        "LEAVING" => language.Pick("goes", "part"),
        "DEAD" => language.Pick("gone", "parti"),
        _ => state,
    };
}
