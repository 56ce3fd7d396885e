using System.Globalization;
using System.Text;

namespace Federation.Browser.Tests.Console;

/// <summary>A census of places that are all far from each other, but for two that are listed twice; one row has no name.</summary>
internal static class ThirdPlaces
{
    /// <summary>More than a run stores at once, so that it tells how far it is before its end.</summary>
    public const int Rows = 1300;

    public const string Nameless = "nameless";

    private const string Header = "ID,NOM_TL,ADRESSE,CP,COMINIT,INSEECOM,NOMCOM,WEB,TWITTER,FACEBOOK,TYPO,LAT,LONG,GEOCOD,PRECISION,CONTACT,MAIL,METRO,NOMMETRO,INSEEREG,NOMREG,INSEEMETRO,INSEEDEP,NOMCOMMETRO,POPCOM,COMCLASS,INSEE_ZE,NOM_ZE,CLASS_ZE,POP_ZE\n";

    /// <summary>The file in two parts, of which the first has most of the rows.</summary>
    public static (string First, string Last) Parts()
    {
        var rows = Enumerable.Range(0, Rows).Select(Row).ToList();
        string twice = Row("p1", "La Ruche du Port", "4 Quai du Port", "Marseille", 43.295, 5.37) + Row("p2", "La Ruche du Port", "4 Quai du Port", "Marseille", 43.295, 5.37)
            + Row("q1", "Atelier des Remparts", "9 Rue des Remparts", "Avignon", 43.949, 4.806) + Row("q2", "Atelier des Remparts", "9 Rue des Remparts", "Avignon", 43.949, 4.806);
        return (Header + string.Concat(rows[..^100]), string.Concat(rows[^100..]) + twice + Row(Nameless, "", "1 Rue de la Paix", "Dijon", 47.32, 5.04));
    }

    private static string Row(int number) => Row($"{number}", $"Espace {Word(number)}", $"{number % 90 + 1} Rue {Word(number + 40_000)}", Word(number + 90_000), 43 + number / 40 * 0.15, -1 + number % 40 * 0.15);

    private static string Row(string id, string name, string street, string town, double latitude, double longitude) =>
        string.Create(CultureInfo.InvariantCulture, $"{id},{name},{street},21000,{town},21231,{town},,,,Tiers lieux à dominante coworking,{latitude:0.0000},{longitude:0.0000},{street} {town},0.9,,,0,,27,Bourgogne et Franche-Comté,21231,21,{town},,,,,,\n");

    /// <summary>A word of its own for each number, such as no other resembles.</summary>
    private static string Word(int number)
    {
        var word = new StringBuilder();
        for (uint mixed = (uint)number * 2_654_435_761u; word.Length < 12; mixed /= 60) word.Append("bdfgklmnprtv"[(int)(mixed % 12)]).Append("aeiou"[(int)(mixed / 12 % 5)]);
        word[0] = char.ToUpperInvariant(word[0]);
        return word.ToString();
    }
}
