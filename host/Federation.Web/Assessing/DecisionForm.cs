using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Federation.Web.Assessing;

/// <summary>Reads what a form of an assessor sent. Pure.</summary>
internal static class DecisionForm
{
    public const string Step = "step", MadeOn = "madeOn", Criterion = "criterion", Counts = "counts", Value = "value", Evidence = "evidence", Reason = "reason", Until = "until", Allowed = "allowed";

    private const string Yes = "yes";

    /// <summary>The input of a decision about an application.</summary>
    /// <returns>Null where a number or a day cannot be read.</returns>
    public static Dictionary<string, object?>? ReadApplication(IFormCollection form, string key)
    {
        if (!int.TryParse(form[MadeOn], NumberStyles.None, CultureInfo.InvariantCulture, out int madeOn)) return null;
        var input = new Dictionary<string, object?> { ["assessment"] = key, [MadeOn] = madeOn };
        string step = form[Step].ToString();
        if (step != "take") input[Reason] = form[Reason].ToString();
        return step switch
        {
            "judge" => ReadJudgement(form, input),
            "ask" => ReadDay(form[Until]) is { } until ? With(input, Until, until) : null,
            "appeal" => With(input, Allowed, form[Allowed] == Yes),
            _ => input,
        };
    }

    /// <summary>The input of a decision about an appeal against a suspension.</summary>
    /// <returns>Null where the version cannot be read.</returns>
    public static Dictionary<string, object?>? ReadSuspension(IFormCollection form) =>
        int.TryParse(form[MadeOn], NumberStyles.None, CultureInfo.InvariantCulture, out int madeOn)
            ? new Dictionary<string, object?> { ["centre"] = form["centre"].ToString(), [MadeOn] = madeOn, [Allowed] = form[Allowed] == Yes, [Reason] = form[Reason].ToString() }
            : null;

    private static Dictionary<string, object?>? ReadJudgement(IFormCollection form, Dictionary<string, object?> input)
    {
        input[Criterion] = form[Criterion].ToString();
        if (form[Counts] != Yes) return input;
        // As people write numbers in both languages.
        if (!double.TryParse(form[Value].ToString().Trim().Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value)) return null;
        input[Value] = value;
        input[Evidence] = form[Evidence].ToString();
        return input;
    }

    /// <summary>The day's last second, as GraphQL takes it.</summary>
    private static string? ReadDay(string? day) => DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? $"{read.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}T23:59:59Z" : null;

    private static Dictionary<string, object?> With(Dictionary<string, object?> input, string name, object value)
    {
        input[name] = value;
        return input;
    }
}
