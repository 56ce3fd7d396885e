using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Normalising.Texts;
using Federation.Cluster.Normalising.Vocabularies;
using Federation.Contracts;

namespace Federation.Cluster.Normalising.Prices;

/// <summary>Brings a draft's prices into canonical form; the words of a price that is not understood are kept. Pure and thread safe.</summary>
internal static class PriceNormaliser
{
    private const int Most = 50, MostCharacters = 200;
    private const decimal MostAmount = 1_000_000;

    public static ImmutableArray<ListedPrice> Normalise(IReadOnlyList<Price> draft, List<Issue> issues)
    {
        if (draft.Count == 0) return [];
        var prices = draft.SelectMany(price => Of(price, issues)).Distinct().ToList();
        if (prices.Count > Most) issues.Add(Issue.Warning("list.too-long", $"The prices are {prices.Count}; the first {Most} were kept."));
        int unknown = prices.Take(Most).Count(price => price.Amount is null);
        if (unknown > 0) issues.Add(Issue.Warning("price.not-understood", $"{unknown} of the prices were kept as text only: amount, currency and unit are not clear."));
        return [.. prices.Take(Most)];
    }

    private static IEnumerable<ListedPrice> Of(Price draft, List<Issue> issues)
    {
        if (draft.Amount is null)
        {
            return PriceReader.Pieces(draft.Text)
                .Select(piece => DraftTexts.Line(piece, MostCharacters, "prices", issues))
                .OfType<string>()
                .Select(text => PriceReader.Read(text) ?? new ListedPrice { Text = text });
        }

        if (DraftTexts.Line(draft.Text, MostCharacters, "prices", issues) is not { } given) return [];
        return [IsFit(draft) ? new ListedPrice { Text = given, Amount = draft.Amount, Currency = draft.Currency, Unit = draft.Unit, Service = draft.Service } : new ListedPrice { Text = given }];
    }

    private static bool IsFit(Price price) =>
        price.Amount is >= 0 and <= MostAmount && decimal.Round(price.Amount.Value, 2) == price.Amount
        && price.Currency is null or { Length: 3 } && (price.Currency?.All(char.IsAsciiLetterUpper) ?? true)
        && (price.Unit is not { } unit || Enum.IsDefined(unit))
        && (price.Service is not { } service || Vocabulary.Services.Has(service));
}
