using System.Globalization;
using Federation.Web.Languages;

namespace Federation.Web.Centres;

/// <summary>A price for people: what was understood of it, else the source's words.</summary>
internal static class PriceText
{
    public static string Of(Price price, CentreWords words)
    {
        if (price.Free) return Named(price, words.Free);
        if (price.Amount is not { } amount || price.Currency is not { } currency) return price.Text;
        string sum = $"{amount.ToString(amount == Math.Truncate(amount) ? "N0" : "N2", words.Language.Culture)}\u00a0{(currency == "EUR" ? "€" : currency)}";
        return Named(price, price.Unit is { } unit && words.Units.TryGetValue(unit, out string? each) ? $"{sum} {each}" : sum);
    }

    private static string Named(Price price, string text) => price.Service is { } service ? string.Create(CultureInfo.InvariantCulture, $"{service.Label}: {text}") : text;
}
