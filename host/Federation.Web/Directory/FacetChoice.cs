using Federation.Web.Places;

namespace Federation.Web.Directory;

/// <summary>Something that a filter can ask for. What is chosen is there also where no centre has it: it could not be taken back otherwise.</summary>
/// <param name="Count">How many centres there would be; null where nobody counted.</param>
public sealed record FacetChoice(string Value, string Label, int? Count)
{
    public static IReadOnlyList<FacetChoice> Services(DirectoryView view) => WithChosen(
        view.Page?.Facets.Services.Select(each => new FacetChoice(each.Service.Key ?? "", each.Service.Label, each.Count)),
        view.Request.Services,
        key => view.Reading.Data?.Services.FirstOrDefault(service => service.Key == key)?.Label);

    public static IReadOnlyList<FacetChoice> Countries(DirectoryView view) => WithChosen(
        view.Page?.Facets.Countries.Select(each => new FacetChoice(each.Code, CountryNames.Of(each.Code, view.Language), each.Count)),
        view.Request.Countries,
        code => CountryNames.Of(code, view.Language));

    public static IReadOnlyList<FacetChoice> Networks(DirectoryView view) => WithChosen(
        view.Page?.Facets.Networks.Where(each => each.Network is not null).Select(each => new FacetChoice(each.Network!.Key, each.Network.Name, each.Count)),
        view.Request.Networks,
        _ => null);

    public static IReadOnlyList<FacetChoice> Accessibility(DirectoryView view) => WithChosen(
        view.Reading.Data?.AccessibilityFeatures.Select(each => new FacetChoice(each.Key ?? "", each.Label, null)),
        view.Request.Accessibility,
        _ => null);

    private static List<FacetChoice> WithChosen(IEnumerable<FacetChoice>? counted, IReadOnlyList<string> chosen, Func<string, string?> label)
    {
        var choices = (counted ?? []).ToList();
        foreach (string value in chosen)
        {
            if (!choices.Exists(choice => choice.Value == value)) choices.Add(new FacetChoice(value, label(value) ?? value, 0));
        }

        return choices;
    }
}
