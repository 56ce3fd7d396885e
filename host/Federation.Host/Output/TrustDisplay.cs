using System.Globalization;
using Federation.Cluster.Federating;
using Spectre.Console;

namespace Federation.Host.Output;

/// <summary>Entities of the federation for a person.</summary>
internal static class TrustDisplay
{
    public static void Print(RegisteredEntities registered)
    {
        if (registered.Networks.Count == 0) AnsiConsole.WriteLine("This directory speaks for all networks.");
        foreach (var network in registered.Networks.Values.OrderBy(network => network.Network.Value, StringComparer.Ordinal))
        {
            AnsiConsole.WriteLine($"{network.Network} speaks for itself as {network.Entity}, since {network.Since.ToString("u", CultureInfo.InvariantCulture)}{(network.Permitted.IsEmpty ? "" : $", also below {string.Join(", ", network.Permitted)}")}");
        }

        foreach (var network in registered.Unreadable) AnsiConsole.WriteLine($"{network} is in no federation: what is stored of its entity cannot be read.");
        foreach (string entity in registered.Denied.Select(entity => entity.Value.TrimEnd('/')).Distinct().Order(StringComparer.Ordinal)) AnsiConsole.WriteLine($"{entity} was removed from the federation.");
    }
}
