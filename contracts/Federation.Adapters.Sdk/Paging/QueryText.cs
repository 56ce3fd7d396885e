namespace Federation.Adapters.Sdk;

/// <summary>Parameters in the query of an address. Pure.</summary>
internal static class QueryText
{
    /// <summary>The address with one value of the parameter, at its end; what else is in the query stays as it is written.</summary>
    public static Uri With(Uri address, string parameter, string value)
    {
        var others = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => !IsOf(pair, parameter));
        return new UriBuilder(address) { Query = string.Join('&', others.Append($"{Uri.EscapeDataString(parameter)}={Uri.EscapeDataString(value)}")) }.Uri;
    }

    public static string? Of(Uri address, string parameter) => address.Query.TrimStart('?').Split('&').Where(pair => IsOf(pair, parameter))
        .Select(pair => Uri.UnescapeDataString(pair.Split('=', 2) is [_, var value] ? value : "")).FirstOrDefault();

    private static bool IsOf(string pair, string parameter) => Uri.UnescapeDataString(pair.Split('=', 2)[0]) == parameter;
}
