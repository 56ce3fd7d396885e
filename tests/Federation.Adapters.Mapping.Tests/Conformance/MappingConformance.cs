using Federation.Adapters.Mapping.Tests.Samples;
using Federation.Contracts.Testing;

namespace Federation.Adapters.Mapping.Tests.Conformance;

/// <summary>A mapping holds to the contract as any adapter does: the suite that authors of adapters inherit, over the samples.</summary>
public abstract class MappingConformance<TAdapter>(string sample, string listing) : AdapterConformance<TAdapter>
    where TAdapter : MappingAdapter, new()
{
    protected override AdapterCase Case => AdapterCase.File(Path.Combine(SampleFolder.Root, sample, listing)) with { Golden = null, Reloads = 0, Places = 6, PluginFolder = Folder() };

    // The manifest that a project made of the mapping would have, for the class that stands in for it here.
    private string Folder()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "conformance", sample);
        Directory.CreateDirectory(folder);
        string manifest = Path.Combine(folder, "adapter.json");
        if (!File.Exists(manifest)) File.WriteAllText(manifest, ProjectManifest.Of(new SampleFolder(sample).Mapping(), typeof(TAdapter).Assembly.GetName().Name!, typeof(TAdapter).FullName!)); // Both have names.
        return folder;
    }
}

public sealed class Lambert93Adapter() : MappingAdapter(new SampleFolder("lambert-93").Mapping());

public sealed class Lambert93Conformance() : MappingConformance<Lambert93Adapter>("lambert-93", "listing.csv");

public sealed class RowPerServiceAdapter() : MappingAdapter(new SampleFolder("row-per-service").Mapping());

public sealed class RowPerServiceConformance() : MappingConformance<RowPerServiceAdapter>("row-per-service", "listing.csv");

public sealed class SwappedAxesAdapter() : MappingAdapter(new SampleFolder("swapped-axes").Mapping());

public sealed class SwappedAxesConformance() : MappingConformance<SwappedAxesAdapter>("swapped-axes", "listing.json");

public sealed class XmlCatalogueAdapter() : MappingAdapter(new SampleFolder("xml-catalogue").Mapping());

public sealed class XmlCatalogueConformance() : MappingConformance<XmlCatalogueAdapter>("xml-catalogue", "listing.xml");

public sealed class GeoJsonAdapter() : MappingAdapter(new SampleFolder("geojson-cc47").Mapping());

public sealed class GeoJsonConformance() : MappingConformance<GeoJsonAdapter>("geojson-cc47", "listing.json");
