package dev.passerby.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.picture.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlPageTest {

    private static final String HOSTILE = "<script>alert('x')</script> & \"quoted\"";
    private static final Picture GREY = new Picture(40, 20, new byte[3 * 40 * 20]);

    @Test
    void everyTextIsEscapedWhereverItGoesIn() {
        String html = everything(HOSTILE).html();

        assertThat(html).doesNotContain("<script").doesNotContain("alert('x')").doesNotContain("& \"");
        assertThat(html).contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quoted&quot;");
    }

    @Test
    void controlCharactersOfFileNamesAreShownAsUnknown() {
        assertThat(new HtmlPage("a\u0000b\u001bc", "").html()).contains("<h1>a\ufffdb\ufffdc</h1>");
    }

    @Test
    void aPageLoadsNothingAndRunsNothing() {
        String html = everything("name").html();

        assertThat(html).contains("default-src &#39;none&#39;");
        assertThat(html)
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("url(")
                .doesNotContain("href");
        assertThat(html.split("src=\"", -1)).hasSize(6);
        assertThat(html.split("src=\"data:image/jpeg;base64,", -1)).hasSize(6);
    }

    @Test
    void everyChartSaysWhatItShowsToThoseWhoCannotSeeIt() {
        assertThat(everything("what it is")
                        .html()
                        .split("<svg class=\"chart\"[^>]*role=\"img\"[^>]*><title>what it is"))
                .hasSize(4);
    }

    @Test
    void everyElementThatIsOpenedIsClosed() {
        String html = everything("name").html();
        for (String name : List.of("section", "div", "table", "tr", "td", "svg", "g", "path", "figure", "li", "ul")) {
            assertThat(html.split("<" + name + "[ >]", -1)).as(name).hasSameSizeAs(html.split("</" + name + ">", -1));
        }
    }

    @Test
    void aRowMustFitItsTable() {
        assertThatThrownBy(() -> new HtmlTable("", "a", "b").row("1"))
                .hasMessage("a row of this table has 2 cells, got 1");
    }

    @Test
    void aFaceIsShownWithoutTheStretchOfItsCrop() {
        AlignedCrop crop = new AlignedCrop(new byte[3 * AlignedCrop.SIDE * AlignedCrop.SIDE]);

        assertThat(Thumbnail.of(crop, 100, "")).returns(80, Thumbnail::width).returns(100, Thumbnail::height);
    }

    @Test
    void aThumbnailKeepsTheShapeOfItsPictureAndIsNeverEnlarged() {
        assertThat(Thumbnail.of(GREY, 10, "")).returns(10, Thumbnail::width).returns(5, Thumbnail::height);
        assertThat(Thumbnail.of(GREY, 400, "")).returns(40, Thumbnail::width).returns(20, Thumbnail::height);
    }

    private static HtmlPage everything(String text) {
        Axis axis = Axis.linear(text, 0, 2);
        Thumbnail picture = Thumbnail.of(GREY, 32, text, List.of(new Outline(new Box(2, 2, 10, 10), Tone.BAD)));
        HtmlPage page = new HtmlPage(text, text).origin(text);
        page.section(text)
                .paragraph(text)
                .note(text)
                .heading(text)
                .points(List.of(text, text))
                .keyFigures(new KeyFigure(text, text, text))
                .table(new HtmlTable(text, text, text).row(Cell.of(picture, text), Cell.shaded(text, 0.5)))
                .pictures(List.of(new PictureCard(List.of(picture, picture, picture), text, List.of(text), Tone.GOOD)))
                .groups(List.of(new PictureGroup(text, text, List.of(new PictureCard(picture, text, text)))));
        page.section(text)
                .chart(new LineChart(text, text, axis, axis)
                        .line(text, new double[] {0, 1}, new double[] {0, 1})
                        .dots(text, new double[] {0, 1}, new double[] {0, 1})
                        .band(0.5, 0.6)
                        .mark(1, text))
                .chart(new HistogramChart(text, text, axis, 4)
                        .distribution(text, new float[] {1})
                        .mark(1, text))
                .chart(new BarChart(text, text, axis).bar(text, 1, text));
        return page;
    }
}
