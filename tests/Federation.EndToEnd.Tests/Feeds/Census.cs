namespace Federation.EndToEnd.Tests.Feeds;

/// <summary>Writes a CSV in the census' layout of 2019-04-27.</summary>
internal static class Census
{
    private static readonly string[] Headers =
    [
        "ID", "NOM_TL", "ADRESSE", "CP", "COMINIT", "INSEECOM", "NOMCOM", "WEB", "TWITTER", "FACEBOOK", "TYPO", "LAT", "LONG", "GEOCOD", "PRECISION", "CONTACT",
        "MAIL", "METRO", "NOMMETRO", "INSEEREG", "NOMREG", "INSEEMETRO", "INSEEDEP", "NOMCOMMETRO", "POPCOM", "COMCLASS", "INSEE_ZE", "NOM_ZE", "CLASS_ZE", "POP_ZE",
    ];

    public static string Csv(params IEnumerable<CensusRow> rows) => Csv(',', rows);

    public static string Csv(char delimiter, IEnumerable<CensusRow> rows) =>
        string.Concat(rows.Select(row => Headers.Select(header => Cell(row, header)).Concat(row.Surplus)).Prepend(Headers).Select(cells => string.Join(delimiter, cells) + "\n"));

    private static string Cell(CensusRow row, string header) => header switch
    {
        "ID" => row.Id,
        "NOM_TL" => row.Name,
        "ADRESSE" => row.Street,
        "CP" => "21000",
        "COMINIT" or "NOMCOM" => "Dijon",
        "NOMREG" => "Bourgogne et Franche-Comté",
        "TYPO" => "Tiers lieux à dominante coworking",
        "LAT" => row.Latitude,
        "LONG" => row.Longitude,
        _ => "",
    };
}
