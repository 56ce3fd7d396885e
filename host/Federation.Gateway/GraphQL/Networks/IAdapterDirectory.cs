using System.Text.Json;

namespace Federation.Gateway.GraphQL.Networks;

/// <summary>The adapters that this host can start. Thread safe.</summary>
public interface IAdapterDirectory
{
    /// <summary>Their ids, in order.</summary>
    IReadOnlyList<string> Ids { get; }

    /// <summary>
    /// What is wrong with a configuration by the adapter's own schema, each for a person and with the setting named; empty when nothing is.
    /// No adapter code runs.
    /// </summary>
    /// <param name="adapter">One of <see cref="Ids"/>.</param>
    /// <param name="config">A JSON object.</param>
    IReadOnlyList<string> CheckConfig(string adapter, JsonElement config);
}
