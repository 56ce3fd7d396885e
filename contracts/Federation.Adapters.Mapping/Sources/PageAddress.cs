using System.Globalization;

namespace Federation.Adapters.Mapping.Sources;

/// <summary>Addresses of pages. Pure.</summary>
internal static class PageAddress
{
    public static string First(string address, PagingRule paging) => paging.Kind switch
    {
        PagingKind.Page or PagingKind.Offset => With(address, paging, paging.Start),
        _ => WithSize(address, paging),
    };

    public static string With(string address, PagingRule paging, int number) => With(address, paging, number.ToString(CultureInfo.InvariantCulture));

    public static string With(string address, PagingRule paging, string value) => Add(WithSize(address, paging), paging.Parameter, value);

    private static string WithSize(string address, PagingRule paging) =>
        paging is { Size: { } size, SizeParameter: { } parameter } ? Add(address, parameter, size.ToString(CultureInfo.InvariantCulture)) : address;

    private static string Add(string address, string name, string value)
    {
        int fragment = address.IndexOf('#', StringComparison.Ordinal);
        string bare = fragment < 0 ? address : address[..fragment];
        string join = !bare.Contains('?', StringComparison.Ordinal) ? "?" : bare[^1] is '?' or '&' ? "" : "&";
        return $"{bare}{join}{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}";
    }
}
