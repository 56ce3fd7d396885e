using System.Globalization;
using Federation.Gateway.Identity.Setup;
using Spectre.Console;

namespace Federation.Host.Output;

/// <summary>Accounts, clients and providers for a person.</summary>
internal static class SignInDisplay
{
    public static void Print(IReadOnlyList<AccountLine> lines) => Print(
        lines,
        "No account has been made yet: \"account invite\" makes the first.",
        ["account", "since", "state", "roles"],
        line => [line.Email, line.Created.ToString("u", CultureInfo.InvariantCulture), line.IsEnrolled ? "taken over" : "invited", string.Join(", ", line.Roles)]);

    public static void Print(IReadOnlyList<ClientLine> lines) => Print(
        lines,
        "There is no client yet: \"client add\" adds one.",
        ["client", "name", "redirects to", "roles"],
        line => [line.Id, line.Name, string.Join(", ", line.RedirectUris), string.Join(", ", line.Roles)]);

    public static void Print(IReadOnlyList<ProviderLine> lines) => Print(
        lines,
        "No network has a provider yet: \"provider connect\" takes one.",
        ["network", "provider", "client", "e-mail domains"],
        line => [line.Network, line.Issuer, line.ClientId, string.Join(", ", line.Domains)]);

    private static void Print<T>(IReadOnlyList<T> lines, string none, string[] columns, Func<T, string[]> cells)
    {
        if (lines.Count == 0)
        {
            AnsiConsole.WriteLine(none);
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns(columns);
        foreach (var line in lines) table.AddRow(cells(line).Select(cell => new Text(cell)));
        AnsiConsole.Write(table);
    }
}
