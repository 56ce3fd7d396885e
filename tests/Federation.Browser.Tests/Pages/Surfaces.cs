namespace Federation.Browser.Tests.Pages;

/// <summary>Every public surface in every state that looks different, as paths. A word in braces stands for the key of the centre that it finds.</summary>
internal static class Surfaces
{
    public static IReadOnlyList<(string Name, string Path)> All { get; } =
    [
        ("directory", "/fr"),
        ("directory-en", "/en"),
        ("directory-filtered", "/fr?q=atelier&service=coworking&country=FR&open=1"),
        ("directory-near", "/en?where=Dijon&km=50"),
        ("directory-unknown-town", "/fr?where=Nulle-Part-sur-Rien"),
        ("directory-commute", "/fr?home=Beaune&office=Dijon"),
        ("directory-nothing", "/en?q=xyzzyx&country=FR&level=3"),
        ("directory-refused", "/en?after=x"),
        ("directory-limits", "/fr?network=limits&sort=NAME"),
        ("centre", "/fr/centres/{quai des ducs}"),
        ("centre-limits", "/en/centres/{promotion du télétravail}"),
        ("centre-japanese", "/en/centres/{東京}"),
        ("centre-arabic", "/fr/centres/{مركز}"),
        ("centre-bare", "/fr/centres/{W}"),
        ("centre-absent", "/en/centres/nothing"),
        ("embed", "/fr/centres/{quai des ducs}/embed"),
        ("compare", "/en/compare?c={quai des ducs}&c={établi dijonnais}&c={promotion du télétravail}"),
        ("compare-nothing", "/fr/comparer"),
        ("label", "/en/label"),
        ("networks", "/fr/reseaux"),
        ("sign-in", "/sign-in?lang=fr"),
    ];

    /// <summary>The path with keys in it.</summary>
    public static async Task<string> ResolveAsync(SampleSite site, string path)
    {
        while (path.IndexOf('{', StringComparison.Ordinal) is var from and >= 0)
        {
            int to = path.IndexOf('}', from);
            path = path[..from] + await site.KeyAsync(path[(from + 1)..to]) + path[(to + 1)..];
        }

        return path;
    }
}
